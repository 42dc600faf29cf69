/** The workbench as it is, with a probe beside it. */
import './probe.ts';
import '../../app/src/workbench/serve.ts';
