import i18next from 'i18next';
import { initReactI18next, useTranslation } from 'react-i18next';

/** Texts of one place in one language. A counted text has the endings `_one` and `_other`. */
export type Texts = Readonly<Record<string, string>>;

/** The keys that a caller names: `notes_one` and `notes_other` are both called `notes`. */
export type TextKey<T extends Texts> = {
  [K in keyof T & string]: K extends `${infer Base}_${'one' | 'other'}` ? Base : K;
}[keyof T & string];

/** What fills the braces of a text; `count` also decides between one and many. */
export type TextParams = Readonly<Record<string, string | number>>;

/** Looks a text up; a key that does not exist does not compile. */
export type Translate<T extends Texts> = (key: TextKey<T>, params?: TextParams) => string;

export const language = 'en';

void i18next.use(initReactI18next).init({
  lng: language,
  fallbackLng: 'en',
  resources: {},
  initAsync: false,
  keySeparator: false,
  nsSeparator: false,
  interpolation: { escapeValue: false },
  react: { useSuspense: false },
});

/**
 * Brings the texts of one place, and gives the hook that reads them: `const useText = textsOf('today', en)`, then
 * `const t = useText(); t('visits', { count: 9 })`. They load with the place that they belong to.
 */
export function textsOf<T extends Texts>(namespace: string, en: T): () => Translate<T> {
  i18next.addResourceBundle('en', namespace, en);
  return function useText() {
    const { t } = useTranslation(namespace);
    return t as unknown as Translate<T>;
  };
}
