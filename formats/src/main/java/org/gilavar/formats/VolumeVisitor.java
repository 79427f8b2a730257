package org.gilavar.formats;

/** Is told what a {@link VolumeReader} reads, in the order of the file. */
public interface VolumeVisitor {
    /** A good record. */
    void take(NamedVolumes record);

    /** A bad record: none of it was taken. Reading goes on where the format tells where the next one begins. */
    void refuse(Fault fault);
}
