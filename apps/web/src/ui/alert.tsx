import type { ReactNode } from 'react';
import { StatusShape } from './shapes';

interface AlertProps {
  readonly kind: 'info' | 'success' | 'warning' | 'error';
  readonly heading: string;
  readonly children?: ReactNode;
}

/** Something the reader must know now; it is read aloud as soon as it appears. */
export function Alert({ kind, heading, children }: AlertProps) {
  return (
    <div className={`alert alert-${kind}`} role={kind === 'error' || kind === 'warning' ? 'alert' : 'status'}>
      <StatusShape kind={kind} />
      <div className="alert-body">
        <p className="alert-heading">{heading}</p>
        {children === undefined ? null : <div className="alert-text">{children}</div>}
      </div>
    </div>
  );
}
