/** Which reasons for more time, or for no change, may be read by the public: never somebody's health or family. */
import type { Audience } from '../gather/contents';
import { sentence } from './wording';

/** Words of private life. The words of a reason that holds one of them stay in the officers' edition. */
const privateLife = new RegExp(
  `\\b(${[
    'sick(ness)?|ill(ness)?|unwell|covid|flu|surgery|operation|hospital|doctor|gp|medical|injur(y|ies|ed)|stress(ed)?',
    'absen(t|ce)|off work|on leave|annual leave|compassionate|bereave(d|ment)|funeral|died|death|(ma|pa)ternity|pregnan\\w+',
    'baby|wife|husband|mother|father|mum|dad|son|daughter|suspended|suspension|disciplinary|grievance|resign(ed|ation)?',
    "i|i’m|i'm|i’ve|i've|me|my|myself|he|she|his|her|him",
  ].join('|')})\\b`,
  'i',
);

export const keptBack = 'A reason was given. It may be about somebody’s private life, and is not printed.';

export function reasonText(reason: string, audience: Audience): string {
  if (audience === 'public' && privateLife.test(reason)) return keptBack;
  return sentence(reason) || 'None';
}
