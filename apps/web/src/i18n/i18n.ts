import i18next, { type i18n as I18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { da } from './da';
import { en } from './en';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof da };
  }
}

export type Language = 'da' | 'en';

const remembered = 'stafet-language';

/** Starts the texts in the language that was chosen last, in Danish where none was, and lets `<html lang>` follow. */
export async function startTexts(): Promise<I18n> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next.use(initReactI18next).init({
    resources: { da: { translation: da }, en: { translation: en } },
    lng: rememberedLanguage(),
    fallbackLng: 'da',
    // React escapes already.
    interpolation: { escapeValue: false },
  });
  return i18next;
}

/** Changes the language of the pages now and for later visits with this browser. */
export async function changeLanguage(language: Language): Promise<void> {
  try {
    localStorage.setItem(remembered, language);
  } catch {
    // A browser that keeps nothing still changes the language of this visit.
  }
  await i18next.changeLanguage(language);
}

/** The language of the pages now. */
export function languageOf(i18n: I18n): Language {
  return i18n.language === 'en' ? 'en' : 'da';
}

/** Which groups of codes the pages have words for. */
export type CodeGroup = keyof typeof da.codes;

/** The word for a code that the API uses; the code itself where the pages know none yet. */
export function wordFor(i18n: I18n, group: CodeGroup, code: string): string {
  const word: unknown = i18n.getResource(languageOf(i18n), 'translation', `codes.${group}.${code}`);
  return typeof word === 'string' ? word : code;
}

/** The sentence for a refusal; the API's own words where the pages know none yet. */
export function problemSentence(i18n: I18n, code: string, otherwise: string): string {
  const sentence: unknown = i18n.getResource(languageOf(i18n), 'translation', `problems.${code}`);
  return typeof sentence === 'string' ? sentence : otherwise;
}

function rememberedLanguage(): Language {
  try {
    return localStorage.getItem(remembered) === 'en' ? 'en' : 'da';
  } catch {
    return 'da';
  }
}
