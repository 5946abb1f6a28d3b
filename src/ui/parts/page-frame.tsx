/** A page beside the text: its title, which the window takes too, and its sections. */

import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect } from 'preact/hooks';
import { pageTitle } from './page-title.ts';
import '../styles/sheet.css';

interface PageFrameProps {
  title: string;
  /** Id of the element that the page begins at, in place of its title. */
  focus?: string | undefined;
  children: ComponentChildren;
}

export function PageFrame({ title, focus, children }: PageFrameProps) {
  const titleId = useId();
  useLayoutEffect(() => {
    pageTitle.value = title;
    return () => {
      pageTitle.value = '';
    };
  }, [title]);
  return (
    <section class="sheet" aria-labelledby={titleId} data-begin={focus ?? titleId}>
      <h1 id={titleId} tabIndex={-1}>
        {title}
      </h1>
      {children}
    </section>
  );
}
