/** The three pages that the manifest's developer links lead to: what this is, what it keeps, on what terms. */
import express, { type Router } from 'express';

interface Page {
  title: string;
  paragraphs: string[];
}

const pages: Record<string, Page> = {
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
      'A young person’s question is kept locked away, read by the participation worker and their cover, or their service manager when neither has in a working day, and deleted once it is answered, at most three months after the meeting. Whoever asks by the ask page is not asked for a name, and no address or device is kept.',
      'A councillor’s note of a frontline visit is kept for two years and its themes for six; dates when a member is away are kept until a year after their term.',
      'What else you type that is not an update is not kept. Nothing is used for tracking, advertising or training of models, and nothing is sent to anyone but the council’s own Microsoft 365.',
    ],
  },
  '/about/terms': {
    title: 'Terms of use',
    paragraphs: [
      'Pledgekeeper is for people whom the council has asked to use it, for the committee’s work, under the council’s own policies.',
      'It prepares papers. A Democratic Services Officer checks and publishes them.',
    ],
  },
};

/** No script, no style from elsewhere, nothing stored: the pages need no sign-in. */
export function createAboutPages(): Router {
  const router = express.Router();
  for (const [path, page] of Object.entries(pages)) {
    router.get(path, (_request, response) => {
      response
        .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
        .set('X-Content-Type-Options', 'nosniff')
        .type('html')
        .send(asHtml(page));
    });
  }
  return router;
}

function asHtml({ title, paragraphs }: Page): string {
  return `<!doctype html>
<html lang="en-GB">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - Pledgekeeper</title>
<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:40rem;margin:2rem auto;padding:0 1rem}</style>
<main>
<h1>${title}</h1>
${paragraphs.map((paragraph) => `<p>${paragraph}</p>`).join('\n')}
</main>
</html>
`;
}
