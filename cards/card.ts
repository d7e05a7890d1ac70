/** The part of Adaptive Cards 1.5 that Teams shows, typed; text passed in is plain and is escaped here. */

export interface Card {
  type: 'AdaptiveCard';
  version: '1.5';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  lang: 'en';
  body: unknown[];
  actions?: unknown[];
  refresh?: unknown;
  fallbackText: string;
  msteams?: { width: 'Full' };
}
