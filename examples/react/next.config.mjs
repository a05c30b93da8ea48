/** @type {import('next').NextConfig} */
export default {
  // The lockfile of the repository around this project is not this project's.
  turbopack: { root: import.meta.dirname },
  devIndicators: false,
};
