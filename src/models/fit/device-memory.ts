/** How much memory the device has, or is taken to have where the browser does not tell. */

type Told = Pick<Navigator, 'userAgent' | 'maxTouchPoints'> & { deviceMemory?: number };

const usualDesktopGb = 8;
const usualPhoneGb = 2;

/**
 * Gigabytes, rounded by the browser. Firefox and Safari do not tell: there a desktop counts as 8, a phone or tablet as 2. An iPad
 * calls itself a Mac, but no Mac has a touch screen.
 */
export function deviceMemoryGb({ deviceMemory, userAgent, maxTouchPoints }: Told): number {
  if (deviceMemory) return deviceMemory;
  const isHandheld =
    /Android|iPhone|iPad|Mobile/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
  return isHandheld ? usualPhoneGb : usualDesktopGb;
}
