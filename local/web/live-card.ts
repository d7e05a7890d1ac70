/** Draws one Adaptive Card with the public renderer, and repairs what assistive technology needs from it. */
import {
  AdaptiveCard,
  ExecuteAction,
  GlobalRegistry,
  HostConfig,
  OpenUrlAction,
  SubmitAction,
  Table,
  Versions,
} from 'adaptivecards';
import type { CardPress } from '../contract';
import { isolateIds, showInvalid, tellRoles } from './card-repairs';
import { teamsHostConfig } from './host-config';
import { markdownToHtml } from './markdown';

// The package registers tables as it is loaded, and says that loading it does nothing: a bundler leaves that out.
GlobalRegistry.defaultElements.register('Table', Table, Versions.v1_5);
GlobalRegistry.elements.register('Table', Table, Versions.v1_5);

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdownToHtml(text);
  result.didProcess = true;
};

export interface LiveCard {
  element: HTMLElement;
  /** Something was typed or chosen that was not sent. */
  isTouched(): boolean;
  forgetTouch(): void;
  /** Holds all buttons; the pressed one shows progress. */
  hold(): void;
  release(): void;
  /** To be called once the element is on the page. */
  settle(): void;
}

export interface CardEvents {
  pressed(press: CardPress): void;
  /** What a screen reader should hear. */
  announce(text: string): void;
}

/** @throws Error when the content is no card at all. */
export function drawCard(content: unknown, events: CardEvents): LiveCard {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(teamsHostConfig);
  card.onExecuteAction = (action) => {
    if (action instanceof OpenUrlAction) openAddress(action.url);
    else if (action instanceof ExecuteAction) {
      events.pressed({ kind: 'execute', verb: action.verb ?? '', id: action.id, data: dataOf(action.data) });
    } else if (action instanceof SubmitAction) {
      events.pressed({ kind: 'submit', data: dataOf(action.data) });
    }
  };
  card.parse(content as object);
  const element = card.render();
  if (!element) throw new Error('The card could not be drawn');
  isolateIds(element);
  tellRoles(element);

  let touched = false;
  let pressed: HTMLElement | null = null;
  const touch = () => {
    touched = true;
  };
  element.addEventListener('input', touch);
  element.addEventListener('change', touch);
  element.addEventListener('input', () => setTimeout(() => showInvalid(element)));
  element.addEventListener(
    'click',
    ({ target }) => {
      const button = (target as HTMLElement).closest('button');
      if (!button) return;
      pressed = button;
      // The renderer checks the inputs in its own handler, after this one.
      setTimeout(() => {
        const problems = showInvalid(element);
        if (problems.length > 0) events.announce(`Not sent. ${problems.join(' ')}`);
      });
    },
    { capture: true },
  );

  const held = new Set<HTMLButtonElement>();
  return {
    element,
    isTouched: () => touched,
    forgetTouch: () => {
      touched = false;
    },
    hold: () => {
      for (const button of element.querySelectorAll('button:enabled')) held.add(button as HTMLButtonElement);
      for (const button of held) button.disabled = true;
      element.setAttribute('aria-busy', 'true');
      pressed?.classList.add('is-working');
    },
    release: () => {
      for (const button of held) button.disabled = false;
      held.clear();
      element.removeAttribute('aria-busy');
      pressed?.classList.remove('is-working');
      if (element.isConnected) pressed?.focus();
    },
    settle: () => card.updateLayout(),
  };
}

function dataOf(data: unknown): Record<string, unknown> {
  return typeof data === 'object' && data !== null ? (data as Record<string, unknown>) : {};
}

function openAddress(url: string | undefined): void {
  if (url && /^(https?:|mailto:)/i.test(url)) window.open(url, '_blank', 'noopener,noreferrer');
}
