/** Words as a person types them, with commas or line ends between. */

export function listIn(text: string): string[] {
  return text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter(Boolean);
}
