import type {ComponentChildren} from 'preact';
import {useSay, type Words} from '../language.tsx';
import {ScrollBox} from './scroll-box.tsx';

/** A table that scrolls by itself where it is too wide. `of`: sentences, or runs to choose from; else figures. */
export function Table(props: {
  label: string;
  heads: readonly Words[];
  of?: 'text' | 'entries';
  children: ComponentChildren;
}) {
  const say = useSay();
  return (
    <ScrollBox of="scroll" label={props.label}>
      <table class={props.of === undefined ? 'list' : `list ${props.of}`}>
        <thead>
          <tr>
            {props.heads.map((head) => (
              <th scope="col" key={head.en}>
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </ScrollBox>
  );
}
