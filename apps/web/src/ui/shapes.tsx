// Own drawings: what they say is said in words beside them as well.

const statusPaths = {
  info: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm1 15h-2v-6h2v6Zm0-8h-2V7h2v2Z',
  success: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Zm-2 15-5-5 1.4-1.4L10 14.2l7.6-7.6L19 8l-9 9Z',
  warning: 'M1 21h22L12 2 1 21Zm12-3h-2v-2h2v2Zm0-4h-2v-4h2v4Z',
  error: 'M8 2 2 8v8l6 6h8l6-6V8l-6-6H8Zm5 15h-2v-2h2v2Zm0-4h-2V7h2v6Z',
} as const;

export function StatusShape({ kind }: { readonly kind: keyof typeof statusPaths }) {
  return (
    <svg className="shape alert-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={statusPaths[kind]} />
    </svg>
  );
}

const factPaths = {
  sent: 'M4 5 21 12 4 19Z',
  delivered: 'M4 5H20V19H4Z',
  opened: 'M12 3.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17Z',
  confirmed: 'M12 2 22 12 12 22 2 12Z',
} as const;

/** One of the four facts of a handover: each has a shape of its own, full once it is a fact. */
export function FactShape({ fact, isFact }: { readonly fact: keyof typeof factPaths; readonly isFact: boolean }) {
  return (
    <svg
      className={isFact ? 'shape fact-shape fact-shape--full' : 'shape fact-shape'}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={factPaths[fact]} />
      {fact === 'confirmed' && isFact ? <path className="fact-shape-mark" d="M8 12.2 11 15l5-5.6" /> : null}
    </svg>
  );
}
