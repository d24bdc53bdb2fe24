import type {ComponentChildren} from 'preact';
import {useEffect, useRef} from 'preact/hooks';
import {useSay} from './language.tsx';
import {LanguageButton} from './parts/language-button.tsx';
import {goTo, hrefOf} from './router.ts';

const WORDS = {
  back: {en: 'Back', 'zh-CN': '返回'},
  close: {en: 'Close', 'zh-CN': '关闭'},
};

/** Opens over the report as long as the address names something to show; Esc or a click beside it closes. */
export function Panel({
  title,
  id,
  children,
}: {
  title: string;
  id: string;
  children: ComponentChildren;
}) {
  const say = useSay();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const own = dialog.current;
    if (own === null) return;
    const before = document.activeElement;
    own.showModal();
    return () => {
      own.close();
      // By then the dialog has left the page, and so cannot give it back itself.
      if (before instanceof HTMLElement) before.focus({preventScroll: true});
    };
  }, []);
  // What is shown next begins at its top.
  useEffect(() => {
    dialog.current?.querySelector<HTMLElement>('.panel-body')?.focus({preventScroll: true});
    dialog.current?.scrollTo(0, 0);
  }, [id]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Esc closes a dialog by itself
    <dialog
      ref={dialog}
      class="panel"
      aria-label={title}
      onCancel={(event) => {
        event.preventDefault();
        close();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) close();
      }}
    >
      <div class="panel-head">
        <h2>{title}</h2>
        <LanguageButton />
        <button type="button" class="button" onClick={() => history.back()}>
          {say(WORDS.back)}
        </button>
        <button type="button" class="button close" onClick={close}>
          {say(WORDS.close)} <kbd>Esc</kbd>
        </button>
      </div>
      <div class="panel-body" tabIndex={-1}>
        {children}
      </div>
    </dialog>
  );
}

function close(): void {
  goTo(hrefOf(''));
}
