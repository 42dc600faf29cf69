import type { ClaimTables } from './claims.ts';
import type { AccountsTables } from './accounts.ts';
import type { CustodyTables } from './custody.ts';
import type { RecordingTables } from './recording.ts';
import type { SealingTables } from './sealing.ts';
import type { ConsentTables } from './consent.ts';
import type { PublishingTables } from './publishing.ts';
import type { ReviewTables } from './review.ts';
import type { CaseworkTables } from './casework.ts';
import type { InternshipTables } from './internships.ts';

/** Every table of the register's database; each area's stand in a file of their own with what creates them. */
export type RegisterTables = ClaimTables &
  AccountsTables &
  CustodyTables &
  RecordingTables &
  SealingTables &
  ConsentTables &
  PublishingTables &
  ReviewTables &
  CaseworkTables &
  InternshipTables & { migration: { number: number; name: string } };
