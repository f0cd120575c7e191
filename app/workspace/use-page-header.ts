import { useEffect } from 'react';

/** A CSS string: what a record says must not end it. */
export function cssString(text: string): string {
  return `"${text.replace(/\p{Cc}/gu, ' ').replace(/["\\]/g, '\\$&')}"`;
}

/**
 * Who it is on each printed page: a loose sheet must still name its patient. Page margins hold it, so nothing on the
 * page is covered.
 */
export function usePageHeader(patient: string, state: string): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`@page {
      margin: 16mm 11mm 14mm;
      @top-left { content: ${cssString(patient)}; font: 600 9pt sans-serif; }
      @bottom-left { content: ${cssString(state)}; font: 8pt sans-serif; }
      @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; }
    }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [patient, state]);
}
