/** Licences under which records are published as a rule, by their SPDX identifiers; any other may be named. */
export const LICENCES = ['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC0-1.0', 'CC-BY-NC-4.0', 'ODbL-1.0', 'ODC-By-1.0', 'PDDL-1.0']
