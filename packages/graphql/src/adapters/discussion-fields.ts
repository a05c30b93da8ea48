// What documents of discussions ask for, type by type.

export const author = 'id handle name avatarUrl headline pronouns badges{id label imageUrl}url roles';
export const attachment = 'id url name mediaType size width height alt previewUrl';
export const reaction = 'name emoji imageUrl count mine';
export const linkCard = 'url title description imageUrl siteName';
export const report = `id reason note by{${author}}createdAt`;
export const counts = 'counts{replies comments reactions unread views edits reports}';
export const richText = '{text format lang}';

/** All that a card shows, in a list as alone. Reports are apart. */
export const post = `id clientId revision kind author{${author}}title body${richText}createdAt editedAt deletedAt lastActiveAt
threadId parentId depth subject{key site title url}topic{id name url}tags pinned locked archived acceptedAnswerId
moderation{status reason note by at}reactions{${reaction}}${counts}attachments{${attachment}}links{${linkCard}}
poll{question options{id label votes mine}multiple closesAt closed voters}bookmarked following unread lastReadAt
viewerCan url`;
export const reportsAsked = `reports@include(if:$reports){${report}}`;
