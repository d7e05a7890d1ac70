/** The app's clock, and ways to move it forward: what becomes due is done before it answers. */
import { Button, Field, Input, Spinner } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { ClockView } from '../contract';
import { api } from './api';
import { dateInWords, dayOf, morningOf, timeInWords } from './london';

interface Props {
  clock: ClockView | null;
  now: Date | null;
  /** After a move: what comes next has changed. */
  moved: () => Promise<void>;
}

export function ClockBar({ clock, now, moved }: Props) {
  const [isMoving, setIsMoving] = useState(false);
  const [problem, setProblem] = useState('');
  if (!clock || !now) return <p className="clock">Opening…</p>;
  const next = clock.upcoming[0];

  async function move(to: Parameters<typeof api.moveClock>[0]) {
    setIsMoving(true);
    setProblem('');
    try {
      await api.moveClock(to);
      await moved();
    } catch (error) {
      setProblem(error instanceof Error ? error.message : 'Something went wrong. Please try again.');
    } finally {
      setIsMoving(false);
    }
  }

  return (
    <section className="clock" aria-label="Clock">
      <p className="clock-now">
        <span className="clock-label">Clock</span>
        <time dateTime={now.toISOString()}>
          {dateInWords(now)}, {timeInWords(now)}
        </time>
        {isMoving && <Spinner size="extra-tiny" label="Moving the clock" />}
      </p>
      <div className="clock-moves">
        <Button size="small" disabledFocusable={isMoving} onClick={() => move({ to: 'next-working-day' })}>
          Next working day
        </Button>
        {next && (
          <Button size="small" disabledFocusable={isMoving} onClick={() => move({ to: 'next-date' })}>
            Next date: {next.title}, {dateInWords(new Date(next.at))}
          </Button>
        )}
        <DateMove now={now} isMoving={isMoving} move={(at) => move({ now: at.toISOString() })} />
      </div>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </section>
  );
}

function DateMove({ now, isMoving, move }: { now: Date; isMoving: boolean; move: (at: Date) => void }) {
  const [day, setDay] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const at = morningOf(day);
    if (at) move(at);
  };
  return (
    <form className="clock-date" onSubmit={submit}>
      <Field label="Go to day" size="small" orientation="horizontal">
        <Input
          type="date"
          size="small"
          required
          min={dayOf(now)}
          value={day}
          onChange={(_event, data) => setDay(data.value)}
        />
      </Field>
      <Button size="small" type="submit" disabledFocusable={isMoving}>
        Go
      </Button>
    </form>
  );
}
