import { ClipboardGetText } from '../../wailsjs/runtime/runtime';

/** The text in the clipboard; "" where it holds none, or the window system does not give it away. */
export async function clipboardText(): Promise<string> {
  try {
    return await ClipboardGetText();
  } catch {
    return '';
  }
}
