/** Theme and width, kept in this browser. */
import { Field, Select } from '@fluentui/react-components';
import { useState } from 'react';

export type ThemeName = 'light' | 'dark' | 'contrast';
export type Width = 'wide' | 'phone';

export interface Appearance {
  theme: ThemeName;
  width: Width;
  setTheme: (theme: ThemeName) => void;
  setWidth: (width: Width) => void;
}

const themeNames: Record<ThemeName, string> = { light: 'Light', dark: 'Dark', contrast: 'High contrast' };
const widthNames: Record<Width, string> = { wide: 'Wide', phone: 'Phone' };

/** A choice kept in this browser. */
export function useKept<Choice extends string>(
  key: string,
  choices: Record<Choice, string>,
  first: NoInfer<Choice>,
) {
  const [choice, setChoice] = useState<Choice>(() => {
    const kept = localStorage.getItem(key);
    return kept !== null && kept in choices ? (kept as Choice) : first;
  });
  const keep = (next: Choice) => {
    localStorage.setItem(key, next);
    setChoice(next);
  };
  return [choice, keep] as const;
}

export function useAppearance(): Appearance {
  const prefersDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const [theme, setTheme] = useKept('local-teams.theme', themeNames, prefersDark ? 'dark' : 'light');
  const [width, setWidth] = useKept('local-teams.width', widthNames, 'wide');
  return { theme, width, setTheme, setWidth };
}

interface ChoiceProps<Choice extends string> {
  label: string;
  choices: Record<Choice, string>;
  value: Choice;
  change: (choice: Choice) => void;
}

function Choice<Value extends string>({ label, choices, value, change }: ChoiceProps<Value>) {
  return (
    <Field label={label} size="small" orientation="horizontal">
      <Select size="small" value={value} onChange={(_event, data) => change(data.value as Value)}>
        {Object.entries<string>(choices).map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}

export function AppearanceSwitch({ theme, width, setTheme, setWidth }: Appearance) {
  return (
    <div className="appearance">
      <Choice label="Theme" choices={themeNames} value={theme} change={setTheme} />
      <div className="width-choice">
        <Choice label="Width" choices={widthNames} value={width} change={setWidth} />
      </div>
    </div>
  );
}
