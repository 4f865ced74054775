import { createHash } from 'node:crypto';
import type { ServerResponse } from 'node:http';

// No external assets: the demo must work without a network. Readable from 320 px up, dark text on white (WCAG AA).
const style = `
:root { font: 1rem/1.5 system-ui, sans-serif; color: #1a1a1a; background: #f2f4f6; }
body { margin: 0; }
main { max-width: 44rem; margin: 0 auto; padding: 1rem; background: #fff; min-height: 100vh; box-sizing: border-box; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0.5rem 0; }
h2 { font-size: 1.1rem; margin: 1.5rem 0 0.25rem; }
p.note { color: #454545; margin: 0 0 1rem; }
summary { font-weight: 600; margin-top: 1.5rem; padding: 0.5rem 0; cursor: pointer; }
ul { list-style: none; margin: 0; padding: 0; }
label { display: block; font-weight: 600; }
input { font: inherit; padding: 0.5rem; border: 1px solid #555; border-radius: 4px; width: 100%; box-sizing: border-box; }
button { font: inherit; padding: 0.6rem 1rem; border: 1px solid #0059b3; border-radius: 4px; background: #0059b3;
  color: #fff; cursor: pointer; margin-top: 0.5rem; }
button.person { display: block; width: 100%; text-align: left; background: #fff; color: #1a1a1a; border-color: #8a8a8a; }
button.person:hover { background: #e8f1fa; }
button.person small { display: block; color: #454545; }
:focus-visible { outline: 3px solid #d97700; outline-offset: 2px; }
.error { color: #a3001b; font-weight: 600; }
article { border: 1px solid #c4c4c4; border-radius: 4px; padding: 0.75rem 1rem; margin: 0.75rem 0; }
article h2 { margin: 0; overflow-wrap: anywhere; }
article dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 0.75rem; margin: 0.25rem 0; }
article dd { margin: 0; overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; font: inherit; margin: 0.5rem 0 0; }
`;

/** Presses the only button of the page that it stands on. */
const pressTheButton = `document.querySelector('button').click();`;

/** What a page of the demo consists of; `body` is HTML and must be escaped already. */
export interface Page {
  readonly title: string;
  readonly body: string;
  /** The page goes on by itself where the browser runs scripts; its only button does the same. */
  readonly goesOn?: boolean;
}

/** Text made safe to stand in HTML, in attributes too. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** The page as a whole HTML document, in Danish. */
export function renderPage(page: Page): string {
  const script = page.goesOn ? `<script>${pressTheButton}</script>` : '';
  return `<!doctype html>
<html lang="da"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(page.title)}</title><link rel="icon" href="data:,"><style>${style}</style></head>
<body><main>${page.body}</main>${script}</body></html>
`;
}

/** The headers of every page: nothing may be loaded, framed or kept. */
export const pageHeaders: Readonly<Record<string, string>> = {
  'content-type': 'text/html; charset=utf-8',
  // `form-action` stays open: after a login the form's answer leads back to the web, at another origin.
  'content-security-policy': [
    `default-src 'none'`,
    `img-src data:`,
    `style-src '${hashOf(style)}'`,
    `script-src '${hashOf(pressTheButton)}'`,
    `base-uri 'none'`,
    `frame-ancestors 'none'`,
  ].join('; '),
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** Answers with the page. */
export function sendPage(response: ServerResponse, status: number, page: Page): void {
  response.writeHead(status, pageHeaders);
  response.end(renderPage(page));
}

function hashOf(source: string): string {
  return `sha256-${createHash('sha256').update(source).digest('base64')}`;
}
