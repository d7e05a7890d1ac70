/** Large print in Word: every size in the finished package in proportion, none under 14 point (domain.md 4.5). */
import type { Unzipped } from 'fflate';
import { edit } from './package';

/** Sizes in Word are in half points: 11 point is what our own body text has, and most councils' templates. */
const [usual, least] = [22, 28];
const parts = /^word\/(?:document|styles|numbering|header\d*|footer\d*)\.xml$/;

/** What may stand after a size among a run's properties (ISO 29500-1, 17.3.2.28). */
const afterSize =
  /<w:(?:szCs|highlight|u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath)\b|<\/w:rPr>/;

/** Our own styles and a council's alike, with what its header and footer say. */
export function enlarge(files: Unzipped): Unzipped {
  for (const name of Object.keys(files)) if (parts.test(name)) edit(files, name, larger);
  edit(files, 'word/styles.xml', withUsualSize);
  return files;
}

const larger = (xml: string) =>
  xml.replace(
    /(<w:sz(?:Cs)? w:val=")(\d+)"/g,
    (_all, start: string, size: string) =>
      `${start}${Math.max(least, Math.round((Number(size) * least) / usual))}"`,
  );

/** Without a size of its own a document is in 10 point. */
function withUsualSize(xml: string): string {
  return xml.replace(/<w:rPrDefault>.*?<\/w:rPrDefault>/s, (defaults) =>
    defaults.includes('<w:sz ')
      ? defaults
      : defaults.replace(afterSize, (next) => `<w:sz w:val="${least}"/>${next}`),
  );
}
