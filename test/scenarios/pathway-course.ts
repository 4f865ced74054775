import { http } from '@stafet/testing';
import type { PathwayStory } from './pathway-story';
import type { Handover } from './story';

/** A course as those who take part in it see it: how every part stands, and nothing of what was written. */
export interface Course {
  readonly id: string;
  readonly parts: readonly {
    readonly id: string;
    readonly pathway: string;
    readonly receiver: { readonly id: string };
    readonly phase: string;
    readonly items: readonly {
      readonly kind: string;
      readonly status: string;
      readonly holder: { readonly id: string };
    }[];
    readonly overdue: boolean;
  }[];
  readonly stillWith: readonly {
    readonly organization: { readonly id: string };
    readonly items: readonly { readonly kind: string; readonly scope: string | null; readonly handover: string }[];
  }[];
  readonly isComplete: boolean;
}

interface CourseWish {
  readonly patient: object;
  readonly sender: string;
  /** Each on the story's pathway, with its example content, where it says nothing else. */
  readonly parts: readonly {
    readonly pathway?: string;
    readonly content?: object;
    readonly [field: string]: unknown;
  }[];
}

/** Makes and sends a course; fails where it is refused. */
export async function beginsCourse(
  story: PathwayStory,
  login: string,
  { parts, ...rest }: CourseWish,
): Promise<{ readonly id: string; readonly parts: readonly Handover[] }> {
  const whole = await Promise.all(
    parts.map(async ({ pathway = story.described.id, content, ...part }) => ({
      ...{ pathway, ...part },
      content: { ...(await story.describedAs(pathway)).exampleContent, ...content },
    })),
  );
  const { status, body } = await http(story.system, login).post<{ id: string; parts: Handover[] }>('/courses', {
    ...rest,
    parts: whole,
    send: true,
  });
  if (status === 201) return body;
  throw new Error(`${login} began a course and was answered with ${status}: ${JSON.stringify(body)}`);
}

/** What a course still keeps with whom, as `organization: item`, as a login sees it. */
export async function stillWith(story: PathwayStory, login: string, id: string): Promise<readonly string[]> {
  const { stillWith: all } = await readsCourse(story, login, id);
  return all.flatMap(({ organization, items }) =>
    items.map(({ kind, scope }) => `${organization.id}: ${scope === null ? kind : `${kind}/${scope}`}`),
  );
}

export async function readsCourse(story: PathwayStory, login: string, id: string): Promise<Course> {
  const { status, body } = await http(story.system, login).get<Course>(`/courses/${id}`);
  if (status === 200) return body;
  throw new Error(`${login} read a course and was answered with ${status}: ${JSON.stringify(body)}`);
}
