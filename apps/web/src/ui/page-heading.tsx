import { useEffect, useRef, type ReactNode } from 'react';

interface PageHeadingProps {
  readonly title: string;
  readonly className?: string;
  readonly children?: ReactNode;
}

let hasShownPage = false;

/**
 * The heading of a page, which names the tab as well. It takes the focus when one comes from another page, so that a
 * screen reader says where one is.
 */
export function PageHeading({ title, className, children }: PageHeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = title === 'Stafet' ? title : `${title} – Stafet`;
  }, [title]);
  useEffect(() => {
    if (hasShownPage) heading.current?.focus({ preventScroll: true });
    hasShownPage = true;
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1} className={className}>
      {children ?? title}
    </h1>
  );
}
