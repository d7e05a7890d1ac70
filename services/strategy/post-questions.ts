/** Who is responsible, where the words leave it open: one post or two, '(tbc)'. */
import type { Question } from '../spreadsheets/questions';
import type { postFinder } from './known-posts';
import { splitPosts } from './plan-cells';
import type { RawAction } from './plan-rows';
import type { Ask } from './read-measures';

const toBeConfirmed = /\(?\bt\.?b\.?[cd]\b\.?\)?/i;

export function settlePosts(raw: RawAction, find: ReturnType<typeof postFinder>, ask: Ask): string[] {
  const open = toBeConfirmed.test(raw.responsible);
  const { posts: read, unsure } = splitPosts(raw.responsible, find);
  const posts = read.map((post) => post.replace(/\s*\(?\bt\.?b\.?[cd]\b\.?\)?/gi, '').trim()).filter(Boolean);
  if (!open && unsure.length === 0) return posts;
  const parted = posts.flatMap((post) => (unsure.includes(post) ? post.split(/,? and |, | & /) : [post]));
  const question: Question = {
    key: `responsible ${raw.ref}`,
    message: [
      `${raw.ref} is read as led or helped by: ${posts.join(' | ') || 'nobody'}.`,
      open &&
        `"${toBeConfirmed.exec(raw.responsible)?.[0]}" stands among them: check that the names are settled.`,
      unsure.length > 0 && `${unsure.map((piece) => `"${piece}"`).join(' and ')} may be more than one post.`,
    ]
      .filter(Boolean)
      .join(' '),
    choices: [
      { answer: 'as read', means: posts.join(' | ') || 'nobody' },
      ...(parted.length > posts.length ? [{ answer: 'parted', means: parted.join(' | ') }] : []),
    ],
    standing: 'as read',
    free: 'the posts, with | between two; the first that is no group leads',
  };
  const answer = ask(question);
  if (answer === 'as read') return posts;
  if (answer === 'parted') return parted;
  return answer
    .split('|')
    .map((post) => post.trim())
    .filter(Boolean)
    .map((post) => find(post) ?? post);
}
