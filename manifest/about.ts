/** The pages that anybody may read: what this is, what it keeps, on what terms, and how accessible it is. */
import express, { type Router } from 'express';

interface Page {
  title: string;
  paragraphs: string[];
}

/** As the council names them; null where it has not yet. */
export interface Contacts {
  /** Whom to ring who needs help now: young people read these pages too. */
  numbers: readonly string[];
  complaints: string | null;
  accessibility: string | null;
}

const pagesFor = ({ complaints, accessibility }: Contacts): Record<string, Page> => ({
  '/about': {
    title: 'About Pledgekeeper',
    paragraphs: [
      'Pledgekeeper is a Microsoft Teams assistant for a council committee. It asks workstream leads for their quarterly pledge updates, takes the answers through scrutiny, and gathers them into the committee’s report.',
      'For help, type “help” in your chat with Pledgekeeper, or ask the committee’s clerk.',
    ],
  },
  '/about/privacy': {
    title: 'Privacy',
    paragraphs: [
      'Your council runs this service and is responsible for what it holds. Its own privacy notice says how to ask for your information and whom to ask.',
      'Pledgekeeper keeps the name, work e-mail address, Entra object id, posts and roles of the officers and councillors whom the council has listed; the updates that they write, with who sent each version and when; and a record of each message it sent, without the message’s words.',
      'A young person’s question, or what they type into the chat, is kept locked away, read by the participation worker and their cover, or their service manager when neither has in a working day, and deleted once it is answered, at most three months after the meeting. Whoever asks by the ask page is not asked for a name, and no address or device is kept.',
      'A councillor’s note of a frontline visit is kept for two years and its themes for six; dates when a member is away are kept until a year after their term.',
      `If you think that your information was handled wrongly, you can complain, and so can a child or young person, or somebody they trust. Tell ${complaints ?? 'your council’s data protection team, whose address is in the council’s own privacy notice'}. You will hear within 30 days that your complaint has arrived, and then what came of it. If that does not put it right you can go on to the Information Commission, at ico.org.uk.`,
      'What an officer or councillor types into a form and does not send is kept for them, for two years at most; what they type into the chat is not kept. Nothing is used for tracking, advertising or training of models, and nothing is sent to anyone but the council’s own Microsoft 365.',
    ],
  },
  '/about/terms': {
    title: 'Terms of use',
    paragraphs: [
      'Pledgekeeper is for people whom the council has asked to use it, for the committee’s work, under the council’s own policies.',
      'It prepares papers. A Democratic Services Officer checks and publishes them.',
    ],
  },
  '/about/accessibility': {
    title: 'Accessibility statement',
    paragraphs: [
      'Your council wants everybody to be able to use this service. This statement is about the pages that need no sign-in (the page to ask a question, and these pages about the service), the cards in Microsoft Teams, and the papers that it prepares.',
      'The pages are made to meet the Web Content Accessibility Guidelines 2.2 at level AA: they work with a keyboard and a screen reader, at 400% zoom and on a phone, without JavaScript, in light and dark colours, and the page to ask a question can read itself aloud. They are tried with automatic checks in a browser. They have not been audited by anybody outside, nor tried by people who use screen readers every day.',
      'Papers are made as tagged PDF (PDF/UA-1), as Word and as a web page, each with headings, table headers and descriptions of pictures. The web page is the easiest to read with a screen reader.',
      'What does not meet the guidelines: papers that somebody else wrote and that are attached to an agenda may lack headings and descriptions, and their page says so. On cards, Microsoft Teams does not always announce an error beside its field. Calendar files are shown by your own calendar.',
      `If you need a page or paper in another format, such as large print, easy read, audio or braille, or if something does not work for you, tell ${accessibility ?? 'the committee’s clerk'}. You will have an answer within two working days.`,
      'If you are not happy with the answer, the Equality Advisory and Support Service (equalityadvisoryservice.com) can advise you. The Equality and Human Rights Commission enforces the accessibility regulations of 2018.',
      'This statement was prepared on 30 November 2026 for this version of Pledgekeeper. Your council should look at it once a year.',
    ],
  },
});

/** No script, no style from elsewhere, nothing stored: the pages need no sign-in. */
export function createAboutPages(contacts: Contacts): Router {
  const router = express.Router();
  for (const [path, page] of Object.entries(pagesFor(contacts))) {
    router.get(path, (_request, response) => {
      response
        .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
        .set('X-Content-Type-Options', 'nosniff')
        .type('html')
        .send(asHtml(page, contacts.numbers));
    });
  }
  return router;
}

function asHtml({ title, paragraphs }: Page, numbers: readonly string[]): string {
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Pledgekeeper</title>
<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}</style>
<main>
<h1>${title}</h1>
${paragraphs.map((paragraph) => `<p>${escaped(paragraph)}</p>`).join('\n')}
</main>
<aside aria-label="If you need help now"><p>${numbers.map(escaped).join('<br>\n')}</p></aside>
<footer><p><a href="/about">About</a> <a href="/about/privacy">Privacy</a> <a href="/about/accessibility">Accessibility</a> <a href="/about/terms">Terms of use</a></p></footer>
</html>
`;
}

const escaped = (text: string) => text.replace(/[&<>"]/g, (mark) => `&#${mark.codePointAt(0)};`);
