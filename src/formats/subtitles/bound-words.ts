/** Words that want the next one in the same line: articles, possessives, prepositions and titles, by language. */

const lists: Readonly<Record<string, string>> = {
  en: 'a an the my your his her its our their this that these those some any no every each of in on at by for to from with into about and or but as than if because which who mr mrs ms dr prof st',
  de: 'der die das den dem des ein eine einen einem einer eines mein meine dein deine sein seine ihr ihre unser unsere kein keine dieser diese dieses in im an am auf aus bei beim mit nach von vom zu zum zur für über unter vor durch und oder aber dass weil wenn als wie herr frau dr prof',
  fr: 'le la les un une des du de au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs à en dans sur sous par pour avec sans chez et ou mais que qui si m mme dr',
  es: 'el la los las un una unos unas lo al del de mi mis tu tus su sus nuestro nuestra este esta estos estas ese esa a en con por para sin sobre y o pero que si sr sra dr',
  it: 'il lo la i gli le un uno una del dello della dei degli delle di a al alla da dal in nel nella con su per mio mia tuo tua suo sua questo questa e o ma che se sig dr',
  pt: 'o a os as um uma uns umas do da dos das de em no na nos nas ao à por pelo pela para com sem meu minha seu sua este esta e ou mas que se sr sra dr',
  nl: 'de het een mijn jouw je zijn haar ons onze hun deze dit die dat geen van in op aan bij met naar uit voor door over te en of maar omdat als dhr mevr dr',
};

/** Whether the word is better not the last one of a line. `language`: BCP 47; English where it is not known. */
export function wantsNext(word: string, language: string): boolean {
  return wordsOf(language.split('-')[0] || 'en').has(word.toLowerCase().replace(/\.$/u, ''));
}

const sets = new Map<string, ReadonlySet<string>>();

function wordsOf(language: string): ReadonlySet<string> {
  const known = sets.get(language) ?? new Set((lists[language] ?? '').split(' '));
  sets.set(language, known);
  return known;
}
