import type {ComponentChildren} from 'preact';

/** What scrolls by itself is reachable by keyboard, and so needs a name. */
export function ScrollBox(props: {
  of: 'scroll' | 'output';
  label: string;
  children: ComponentChildren;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what has the focus
    <section class={props.of} tabIndex={0} aria-label={props.label}>
      {props.children}
    </section>
  );
}
