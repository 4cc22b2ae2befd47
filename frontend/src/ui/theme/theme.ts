import {
  ActionIcon,
  Button,
  createTheme,
  type CSSVariablesResolver,
  InputWrapper,
  Menu,
  Modal,
  Popover,
  SegmentedControl,
  Select,
  Textarea,
  TextInput,
  Tooltip,
  type MantineColorsTuple,
} from '@mantine/core';

import styles from './theme.module.css';

const shades = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((shade) => `var(--heather-${shade})`);
const field = {
  label: {
    marginBottom: '2px',
    color: 'var(--text-2)',
    fontSize: 'var(--text-xs)',
    fontWeight: 'var(--weight-medium)',
  },
  description: {
    color: 'var(--text-3)',
    fontSize: 'var(--text-xs)',
    lineHeight: 'var(--leading)',
    textWrap: 'pretty',
  },
  error: { fontSize: 'var(--text-xs)' },
} as const;
const control = { ...field, input: { fontSize: 'var(--text-sm)', minHeight: 'var(--control)' } };

/** Mantine in Cairn's tokens. No number stands here that tokens.css has. */
export const theme = createTheme({
  colors: { heather: shades as unknown as MantineColorsTuple },
  primaryColor: 'heather',
  primaryShade: { light: 7, dark: 6 },
  fontFamily: 'var(--font-sans)',
  fontFamilyMonospace: 'var(--font-mono)',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.9375rem', lg: '1.25rem' },
  headings: { fontFamily: 'var(--font-sans)', fontWeight: '600' },
  radius: {
    xs: 'var(--radius-xs)',
    sm: 'var(--radius-sm)',
    md: 'var(--radius-md)',
    lg: 'var(--radius-lg)',
  },
  defaultRadius: 'sm',
  cursorType: 'default',
  respectReducedMotion: true,
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray' } }),
    Button: Button.extend({
      defaultProps: { size: 'xs' },
      classNames: { root: styles.button ?? '' },
    }),
    TextInput: TextInput.extend({ defaultProps: { size: 'xs' }, styles: control }),
    Textarea: Textarea.extend({ defaultProps: { size: 'xs' }, styles: control }),
    Select: Select.extend({
      defaultProps: { size: 'xs', allowDeselect: false, comboboxProps: { shadow: 'md' } },
      styles: control,
    }),
    InputWrapper: InputWrapper.extend({ styles: field }),
    Menu: Menu.extend({
      defaultProps: {
        shadow: 'md',
        radius: 'md',
        withArrow: false,
        withInitialFocusPlaceholder: false,
      },
      classNames: { item: styles.menuItem ?? '', dropdown: styles.menu ?? '' },
    }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', radius: 'md' } }),
    Modal: Modal.extend({
      defaultProps: {
        radius: 'lg',
        centered: true,
        overlayProps: { backgroundOpacity: 0.35 },
        // It is the header of the dialog, not a second banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
      classNames: { title: styles.modalTitle ?? '' },
    }),
    SegmentedControl: SegmentedControl.extend({
      defaultProps: { size: 'xs', withItemsBorders: false },
      classNames: {
        root: styles.segments ?? '',
        indicator: styles.segmentChosen ?? '',
        label: styles.segment ?? '',
      },
    }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 400, withArrow: false, fz: 'xs' } }),
  },
});

/** Lets Mantine's own variables follow the tokens, so that one file decides in both themes. */
export const variables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--bg-surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-dimmed': 'var(--text-3)',
    '--mantine-color-default': 'var(--bg-surface)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-default-hover': 'var(--bg-hover)',
    '--mantine-color-placeholder': 'var(--text-3)',
    '--mantine-color-error': 'var(--danger)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-heather-filled': 'var(--accent-fill)',
    '--mantine-color-heather-filled-hover': 'var(--accent-fill-hover)',
    '--mantine-color-heather-light': 'var(--accent-soft)',
    '--mantine-color-heather-text': 'var(--accent)',
    '--mantine-color-gray-light-hover': 'var(--bg-press)',
    '--mantine-color-gray-text': 'var(--text-2)',
    '--mantine-color-disabled': 'var(--bg-press)',
    '--mantine-color-disabled-color': 'var(--text-3)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-line-height': 'var(--leading)',
    '--mantine-shadow-md': 'var(--shadow-pop)',
  };
  return { variables: {}, light: shared, dark: shared };
};
