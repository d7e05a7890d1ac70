/** The part of nspell that is used; the package brings no types of its own. */
declare module 'nspell' {
  interface Speller {
    correct(word: string): boolean;
  }
  export default function nspell(affixes: Buffer, dictionary: Buffer): Speller;
}
