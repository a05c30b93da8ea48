declare module 'virtual:custom-elements' {
  const manifest: object;
  export default manifest;
}

declare module '*.css';
declare module '*.css';
