import { BrowserOpenURL } from '../../wailsjs/runtime/runtime';

/** Whether a text is the address of a page in the web: all that Cairn hands to the browser. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\//i.test(text) && URL.canParse(text);
}

/** Opens a page in the browser of this computer. Anything but an address in the web does nothing. */
export function openPage(address: string): void {
  if (isWebAddress(address)) BrowserOpenURL(address);
}
