import type { Handover } from '../../api';
import { keyOf } from '../handover/ways';

interface Named {
  readonly id: string;
  readonly name: string;
}

interface CourseItem {
  readonly kind: string;
  readonly scope: string | null;
  readonly status: Handover['items'][number]['status'];
  readonly holder: Named;
}

/** One handover of a course. */
export interface CoursePart {
  readonly id: string;
  readonly pathway: string;
  readonly receiver: Named;
  readonly phase: Handover['phase'];
  readonly items: readonly CourseItem[];
  readonly overdue: boolean;
}

/** Linked handovers that go out at once, such as a discharge to municipality, GP and outreach team. */
export interface Course {
  readonly id: string;
  readonly patient: Handover['patient'];
  readonly parts: readonly CoursePart[];
  readonly stillWith: readonly {
    readonly organization: Named;
    readonly items: readonly { readonly kind: string; readonly scope: string | null }[];
  }[];
}

/** The pathway by whose words a responsibility of the course is called: that of the part which hands it over. */
export function pathwayOf({ parts }: Pick<Course, 'parts'>, key: string): string {
  return parts.find(({ items }) => items.some((item) => keyOf(item) === key))?.pathway ?? '';
}
