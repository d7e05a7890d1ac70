/** The ask page as a browser without script uses it: forms are read from the HTML and posted. */

export interface Page {
  status: number;
  html: string;
  /** Text as a person reads it. */
  text: string;
  headers: Headers;
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = (html: string) =>
  html
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#39|[a-z]+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ');

async function read(response: Response): Promise<Page> {
  const html = await response.text();
  return { status: response.status, html, text: plain(html), headers: response.headers };
}

export async function getPage(url: string): Promise<Page> {
  return read(await fetch(url));
}

/** Hidden fields of the page's forms. */
export function hiddenFields(page: Page): Record<string, string> {
  const found = page.html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
  return Object.fromEntries([...found].map(([, name, value]) => [name, value]));
}

export async function postForm(url: string, fields: Record<string, string>): Promise<Page> {
  return read(await fetch(url, { method: 'POST', body: new URLSearchParams(fields) }));
}

/** Loads the form, fills it in and sends it. */
export async function asks(url: string, fields: { words: string } & Record<string, string>): Promise<Page> {
  const form = await getPage(url);
  return postForm(url, { ...hiddenFields(form), ...fields });
}

export function keepsakeOn(page: Page): string {
  return /class="code">([a-z ]+)</.exec(page.html)?.[1]?.trim() ?? '';
}
