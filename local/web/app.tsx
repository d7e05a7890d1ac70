/** The whole page: clock above, people beside, the chosen person's chat in the middle. */
import {
  FluentProvider,
  type Theme,
  teamsDarkTheme,
  teamsHighContrastTheme,
  teamsLightTheme,
} from '@fluentui/react-components';
import { useEffect } from 'react';
import { AppearanceSwitch, type ThemeName, useAppearance } from './appearance';
import { Begin } from './begin';
import { Chat } from './chat';
import { ClockBar } from './clock-bar';
import { PersonList } from './person-list';
import { useAppTime } from './use-app-time';
import { usePage } from './use-page';

const themes: Record<ThemeName, Theme> = {
  light: teamsLightTheme,
  dark: teamsDarkTheme,
  contrast: teamsHighContrastTheme,
};

export function App() {
  const appearance = useAppearance();
  const { state, dispatch, select, readClock } = usePage();
  useEffect(() => {
    document.documentElement.dataset.theme = appearance.theme;
  }, [appearance.theme]);
  const now = useAppTime(state.clock);
  const person = state.people.find(({ id }) => id === state.selected);
  return (
    <FluentProvider theme={themes[appearance.theme]} className="page">
      {person && (
        <a className="skip" href="#messages">
          Skip to messages
        </a>
      )}
      <header className="top">
        <h1>Local Teams</h1>
        <ClockBar clock={state.clock} now={now} moved={readClock} />
        <AppearanceSwitch {...appearance} />
      </header>
      {!state.online && (
        <p className="offline" role="alert">
          Pledgekeeper has stopped or cannot be reached. This page joins again by itself.
        </p>
      )}
      <Begin />
      <PersonList people={state.people} selected={state.selected} select={select} />
      <main className="stage" data-width={appearance.width}>
        {person ? (
          <Chat
            key={person.id}
            person={person}
            messages={state.chats[person.id]}
            isTyping={state.typing.includes(person.id)}
            now={now}
            dispatch={dispatch}
          />
        ) : (
          <p className="empty">{state.clock ? 'There is nobody here yet.' : 'Opening…'}</p>
        )}
      </main>
      <div className="hidden" role="status" aria-live="polite">
        {state.announcement}
      </div>
    </FluentProvider>
  );
}
