/** Words of backups and restoring. */
export const backups = {
  'backups.title': 'Backups',
  'backups.text':
    'Verified copies of this plan on this computer: one a day, and one before anything large. Restoring keeps the present plan as a backup, so it can be taken back.',
  'backups.now': 'Back up now',
  'backups.made': 'Backed up: {size}, verified',
  'backups.list': 'Backups of this plan',
  'backups.when': 'When',
  'backups.why': 'Why',
  'backups.size': 'Size',
  'backups.check': 'Check',
  'backups.verified': 'Verified',
  'backups.unverified': 'Not verified yet',
  'backups.act': 'What to do',
  'backups.restore': 'Restore',
  'backups.restore.label': 'Restore the backup of {when}',
  'backups.folder': 'Show in folder',
  'backups.restored':
    'Restored the plan as it was {when}. The plan from before is kept as a backup.',
  'backups.restored.damaged':
    'Restored the plan as it was {when}. The damaged file is kept beside it.',
  'backups.back': 'Take it back',
  'backups.empty': 'No backup of this plan yet',
  'backups.empty.text':
    'Cairn makes one every day that you work on the plan, and before an import. You can make one now: it takes a moment.',
  'backups.readOnly': 'The plan is open for looking, so nothing can be restored over it.',
  'backups.failed': 'That backup was not restored',
  'backups.failed.now': 'No backup was made',
  'backups.failed.list': 'The backups could not be listed',
  'backups.reason.daily': 'Every day',
  'backups.reason.before_import': 'Before an import',
  'backups.reason.before_migration': 'Before an update of the file',
  'backups.reason.manual': 'Made by hand',
  'backups.reason.before_restore': 'Before a restore',
  'damaged.title': 'This plan is damaged',
  'damaged.text':
    'The plan is open for looking, so that nothing gets worse. Restoring puts a sound copy in its place and keeps the damaged file beside it.',
  'damaged.none':
    'The plan is open for looking, so that nothing gets worse. There is no verified backup on this computer; look for a copy of the file elsewhere.',
  'damaged.restore': 'Restore the backup of {when}',
  'damaged.all': 'See all backups',
  'damaged.later': 'Keep looking',
  'command.plan.backups': 'Backups',
} as const;
