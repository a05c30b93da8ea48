export const english = {
  code: 'Code',
  table: 'Table',
  'task-done': 'Done',
  'task-open': 'Not done',
  'show-image': 'Show image: {alt} ({host})',
  'show-image-unnamed': 'Show image from {host}',
} as const;
