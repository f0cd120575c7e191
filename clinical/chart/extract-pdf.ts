/**
 * The text of a PDF, page after page. The library is loaded with the first PDF. Scripts in the file are not run and
 * its fonts and pictures are not drawn.
 */
export async function extractPdf(bytes: Uint8Array): Promise<string | null> {
  const { extractText, getDocumentProxy } = await import('unpdf');
  const document = await getDocumentProxy(bytes.slice(), { verbosity: 0 });
  try {
    const { text } = await extractText(document, { mergePages: false });
    return text.join('\n\n');
  } finally {
    await document.loadingTask.destroy();
  }
}
