-- PostgreSQL cannot shrink packed times, and a piece of what is stored as it is can be read without unpacking all that comes before it.
ALTER TABLE "inventory_snapshots" ALTER COLUMN "activity" SET STORAGE EXTERNAL;
