import type { CaseChange, Outcome } from '../casework/index.ts';
import type { FactName, InternshipFacts } from './internship-facts.ts';

/** Remembers something of an internship; the only way a fact of it is written. */
export function addInternshipFact<Name extends FactName>(
  change: CaseChange,
  name: Name,
  value: InternshipFacts[Name],
): Promise<Outcome<null>> {
  return change.add({ type: 'fact', body: { name, value } });
}
