/** A text in the two forms that programs take from the clipboard. */
export interface Copied {
  text: string;
  html: string;
}

/**
 * Puts a text into the clipboard, for chat as it is and for mail with its shape; where the window
 * system takes no shapes, the text alone. Rejects where it takes nothing.
 */
export async function copy({ text, html }: Copied): Promise<void> {
  try {
    const blob = (content: string, type: string) => new Blob([content], { type });
    await navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': blob(text, 'text/plain'),
        'text/html': blob(html, 'text/html'),
      }),
    ]);
  } catch {
    await navigator.clipboard.writeText(text);
  }
}
