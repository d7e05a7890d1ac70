/** Words that every council knows, from data files: those of its work, days and nations, and first names that are words. */
import { z } from 'zod';
import known from './data/known-words.json';
import names from './data/names-that-are-words.json';

const Listed = z
  .string()
  .transform((words) => words.split(' '))
  .pipe(z.array(z.string().regex(/^\S{1,40}$/)).min(1));

const KnownWords = z.strictObject({
  /** Of children's services and of offices, in lower case; the dictionary lacks them. */
  sectorWords: Listed,
  /** Written with a capital, and nobody's name: days, nations and languages, faiths, national bodies, makes. */
  namesOfNobody: Listed,
});
const NamesThatAreWords = z.strictObject({
  source: z.string(),
  /** In a council's papers these are names, whatever stands around them: 'Jack', 'Daisy'. */
  seldomAWord: Listed,
  /** What stands around them decides: 'Hope', 'Will', 'Summer'. */
  oftenAWord: Listed,
});

const { sectorWords: sector, namesOfNobody: nobody } = KnownWords.parse(known);
const { seldomAWord, oftenAWord } = NamesThatAreWords.parse(names);

export const sectorWords: ReadonlySet<string> = new Set(sector);
export const namesOfNobody: ReadonlySet<string> = new Set(nobody);
export const namesSeldomWords: ReadonlySet<string> = new Set(seldomAWord);
export const namesOftenWords: ReadonlySet<string> = new Set(oftenAWord);
/** Months that are children's names as well: a person, unless a preposition or a number stands beside. */
export const monthsThatAreNames: ReadonlySet<string> = new Set(['April', 'May', 'June', 'August']);
