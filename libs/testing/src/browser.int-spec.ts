import { openBrowser } from './browser';

// Installing it the first time takes longer than a test may.
jest.setTimeout(300_000);

describe('the browser of the tests', () => {
  it('is a real one that shows a page', async () => {
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      await page.setContent('<h1>Hvem har ansvaret?</h1>');
      expect(await page.getByRole('heading').textContent()).toBe('Hvem har ansvaret?');
    } finally {
      await browser.close();
    }
  });
});
