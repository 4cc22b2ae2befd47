import { BrowserOpenURL } from '../../wailsjs/runtime/runtime';

/** Whether a text is an address that Cairn hands to the browser: what a note takes for a link. */
export function isWebAddress(text: string): boolean {
  return /^(https?:\/\/|mailto:)/i.test(text) && URL.canParse(text);
}

/** Opens a page in the browser of this computer. Anything but an address in the web does nothing. */
export function openPage(address: string): void {
  if (isWebAddress(address)) BrowserOpenURL(address);
}
