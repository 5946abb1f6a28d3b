/**
 * Under `require-trusted-types-for 'script'` every worker address passes through the policy named `default`, on the page and in
 * workers that start workers. Only our own origin passes. https://www.w3.org/TR/trusted-types/
 */

interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

export function trustOwnScripts(): void {
  const { trustedTypes, location } = globalThis as {
    trustedTypes?: TrustedTypes;
    location: { href: string; origin: string };
  };
  trustedTypes?.createPolicy('default', {
    createScriptURL: (url) => {
      if (new URL(url, location.href).origin === location.origin) return url;
      throw new TypeError(`script from another origin: ${url}`);
    },
  });
}
