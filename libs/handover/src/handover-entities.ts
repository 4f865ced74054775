import { PatientFactEntity } from './citizen/patient-fact.entity';
import { ProposalEntity } from './citizen/proposal.entity';
import { TriggerSettingEntity } from './citizen/trigger-setting.entity';
import { CourseEntity } from './course.entity';
import { DeadlineEntity } from './deadline.entity';
import { FactTextEntity } from './fact-text.entity';
import { HandoverItemEntity } from './handover-item.entity';
import { HandoverEntity } from './handover.entity';
import { IdempotencyEntity } from './idempotency.entity';
import { PathwayDeadlineEntity } from './pathway-deadline.entity';
import { PathwayDocumentEntity } from './pathway-document.entity';
import { PatientEntity } from './patient.entity';
import { ResponsibilityIntervalEntity } from './responsibility-interval.entity';
import { ResponsibilityItemEntity } from './responsibility-item.entity';

/** Every table that this library owns, for the check that entities and schema say the same. */
export const handoverEntities: readonly (new () => object)[] = [
  CourseEntity,
  DeadlineEntity,
  FactTextEntity,
  HandoverItemEntity,
  HandoverEntity,
  IdempotencyEntity,
  PathwayDeadlineEntity,
  PathwayDocumentEntity,
  PatientEntity,
  PatientFactEntity,
  ProposalEntity,
  ResponsibilityIntervalEntity,
  ResponsibilityItemEntity,
  TriggerSettingEntity,
];
