import { chromium, type Browser } from 'playwright-core';
import { findProgram, installDebianPackage } from './program';

const installedNames = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The path of a Chromium or Chrome: installed, Playwright's own, or installed now where that is possible. Never skips.
 * @throws Error that says what to install
 */
export function findChromium(): string {
  const candidates = () => findProgram([...installedNames, chromium.executablePath()]);
  const found = candidates();
  if (found !== undefined) return found;
  installDebianPackage('chromium', 'Chromium');
  const installed = candidates();
  if (installed === undefined) throw new Error('chromium was installed and is not found');
  return installed;
}

/** A browser without a window that talks to nobody but the pages under test. */
export async function openBrowser(): Promise<Browser> {
  const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  // Chromium refuses its sandbox to root.
  const forRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath: findChromium(), args: [...quiet, '--disable-gpu', ...forRoot] });
}
