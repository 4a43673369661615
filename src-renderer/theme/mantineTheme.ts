import {
  ActionIcon,
  Badge,
  Button,
  Checkbox,
  createTheme,
  defaultVariantColorsResolver,
  Kbd,
  Menu,
  Modal,
  NumberInput,
  Popover,
  Radio,
  SegmentedControl,
  Select,
  TextInput,
  Tooltip,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from '@mantine/core'
import classes from './controls.module.css'

/** Only Mantine's color machinery reads these; what is seen comes from the tokens through `cssVariables`. */
const accent: MantineColorsTuple = [
  '#e5eefd',
  '#c9dcfb',
  '#a9c6f9',
  '#92b7ff',
  '#7aa7ff',
  '#4d88f0',
  '#2f6fe4',
  '#2563d4',
  '#1d53b8',
  '#174496',
]

/** Mantine's own grays, which its components reach for by number, in our hues: 0 is text, 4 a line, 6 a field, 7 a panel. */
const dark: MantineColorsTuple = [
  '#e8ebf1',
  '#c3c9d5',
  '#929bad',
  '#828b9d',
  '#282e39',
  '#262c37',
  '#1d222b',
  '#161a21',
  '#11151b',
  '#0e1116',
]
const gray: MantineColorsTuple = [
  '#f4f6f9',
  '#eef1f5',
  '#e9edf3',
  '#e0e4ea',
  '#c3cad5',
  '#98a1b0',
  '#667084',
  '#5a6476',
  '#333b4a',
  '#1a1f29',
]

/** On the accent the words have the color that can be read there; the library knows white only. */
const variantColorResolver: typeof defaultVariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  return input.variant === 'filled' && (input.color ?? 'accent') === 'accent'
    ? { ...colors, color: 'var(--on-accent)' }
    : colors
}

/** Mantine in the studio's density: 13 px text, 30 px controls, quick motion. */
export const mantineTheme = createTheme({
  primaryColor: 'accent',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: false,
  variantColorResolver,
  colors: { accent, dark, gray },
  black: '#1a1f29',
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font-mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '650' },
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '15px', xl: '18px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.5', xl: '1.5' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'md',
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '20px', xl: '28px' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'default', size: 30, radius: 7 } }),
    Badge: Badge.extend({ defaultProps: { fz: 12 } }),
    Button: Button.extend({ defaultProps: { size: 'xs', radius: 7, variant: 'default' } }),
    Checkbox: Checkbox.extend({ classNames: { root: classes['box'] } }),
    InputDescription: { defaultProps: { fz: 12 } },
    Kbd: Kbd.extend({ defaultProps: { size: 'xs', fz: 12 } }),
    Menu: Menu.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 120 }, width: 'max-content' } }),
    Modal: Modal.extend({
      defaultProps: {
        centered: true,
        transitionProps: { duration: 140, transition: 'fade' },
        overlayProps: { backgroundOpacity: 0.45 },
        radius: 12,
      },
      classNames: { title: classes['dialogTitle'] },
    }),
    NumberInput: NumberInput.extend({ defaultProps: { size: 'xs' } }),
    Radio: Radio.extend({ classNames: { root: classes['box'] }, styles: { description: { fontSize: 12 } } }),
    Popover: Popover.extend({ defaultProps: { shadow: 'md', transitionProps: { duration: 120 } } }),
    SegmentedControl: SegmentedControl.extend({ classNames: { root: classes['segments'], label: classes['segment'] } }),
    Select: Select.extend({
      defaultProps: { size: 'xs', allowDeselect: false, rightSectionWidth: 24 },
      styles: { input: { textOverflow: 'ellipsis' } },
    }),
    TextInput: TextInput.extend({ defaultProps: { size: 'xs' } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 350, transitionProps: { duration: 100 }, withArrow: false, fz: 12 },
    }),
  },
})

/** Mantine's variables in terms of ours, the same names in both schemes: the tokens themselves change. */
export const cssVariables: CSSVariablesResolver = () => {
  const scheme = {
    '--mantine-color-body': 'var(--panel)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-bright': 'var(--text)',
    '--mantine-color-dimmed': 'var(--mute)',
    '--mantine-color-placeholder': 'var(--faint)',
    '--mantine-color-error': 'var(--err)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-default': 'var(--raise)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-disabled': 'var(--raise)',
    '--mantine-color-disabled-color': 'var(--faint)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-filled-hover': 'var(--accent-hover)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
    '--mantine-primary-color-light': 'var(--accentbg)',
    '--mantine-primary-color-light-hover': 'var(--accentbg)',
    '--mantine-primary-color-light-color': 'var(--accent)',
    '--mantine-color-accent-filled': 'var(--accent)',
    '--mantine-color-accent-filled-hover': 'var(--accent-hover)',
    '--mantine-color-accent-light': 'var(--accentbg)',
    '--mantine-color-accent-light-hover': 'var(--accentbg)',
    '--mantine-color-accent-light-color': 'var(--accent)',
    '--mantine-color-accent-outline': 'var(--accent)',
    '--mantine-color-accent-text': 'var(--accent)',
    '--mantine-color-accent-contrast': 'var(--on-accent)',
    '--mantine-shadow-md': 'var(--shadow)',
    '--mantine-shadow-lg': 'var(--shadow)',
  }
  return { variables: {}, light: scheme, dark: scheme }
}
